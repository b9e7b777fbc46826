import { PreviewTemplate } from './preview-template.js';
import { SaveTemplate } from './save-template.js';
import { TellTemplates } from './tell-templates.js';
import { TemplateStore } from './template-store.js';
import { TemplatesController } from './templates.controller.js';

export const keepTemplatesDoors = [TemplatesController];

export const keepTemplates = [TemplateStore, TellTemplates, SaveTemplate, PreviewTemplate];
