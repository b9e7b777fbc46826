export { chooseWay, type ChosenWay, type Way } from './choose-way.js';
export { dockerAnswers, engineAddresses } from './docker-answers.js';
export { dockerHost } from './docker-host.js';
export { restartableContainer, type ContainerPlan, type RestartableContainer } from './restartable-container.js';
