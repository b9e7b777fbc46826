import { chooseWay } from './choose-way.js';

const engine = async (): Promise<boolean> => true;
const noEngine = async (): Promise<boolean> => false;

describe('chooseWay', () => {
  it('prefers Docker where an engine answers', async () => {
    expect(await chooseWay({}, engine)).toEqual({ way: 'docker', forced: false });
  });

  it('uses the embedded parts where none does', async () => {
    expect(await chooseWay({}, noEngine)).toEqual({ way: 'embedded', forced: false });
  });

  it('does as SIDETONE_INFRASTRUCTURE says', async () => {
    expect(await chooseWay({ SIDETONE_INFRASTRUCTURE: 'embedded' }, engine)).toEqual({ way: 'embedded', forced: true });
    expect(await chooseWay({ SIDETONE_INFRASTRUCTURE: 'docker' }, engine)).toEqual({ way: 'docker', forced: true });
  });

  it('says how to mend a wish that it cannot fulfil', async () => {
    await expect(chooseWay({ SIDETONE_INFRASTRUCTURE: 'docker' }, noEngine)).rejects.toThrow('start Docker');
    await expect(chooseWay({ SIDETONE_INFRASTRUCTURE: 'podman' }, engine)).rejects.toThrow('"docker" or "embedded"');
  });
});
