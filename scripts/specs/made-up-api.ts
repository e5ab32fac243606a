import type { JsonObject } from './json.js';
import { type SpecLock, sha256Of } from './lock.js';
import type { DocumentSources } from './spec-folder.js';

/** A small Swagger file with one of everything, for tests. */
export function madeUpSwagger(): JsonObject {
  const error = { schema: { $ref: '#/definitions/error' }, description: 'upstream says so' };
  return {
    swagger: '2.0',
    info: { title: 'Toys', version: '1' },
    schemes: ['http'],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: {
      '/toys': {
        get: {
          summary: 'upstream summary',
          operationId: 'ListToys',
          tags: ['ToyService'],
          parameters: [
            { name: 'filter', in: 'query', required: false, type: 'string', description: 'upstream text' },
            { name: 'kind', in: 'query', type: 'string', enum: ['NONE', 'CAR'], default: 'NONE' },
          ],
          responses: { 200: { schema: { $ref: '#/definitions/toy' }, description: '' }, default: error },
        },
      },
      '/toys/{id}': {
        delete: {
          operationId: 'DeleteToy',
          tags: ['ToyService'],
          parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
          responses: { 200: { schema: { properties: {} }, description: '' }, default: error },
        },
      },
      '/toys/{toy_id}': {
        post: {
          operationId: 'ChangeToy',
          tags: ['ToyService'],
          parameters: [
            { name: 'toy_id', in: 'path', required: true, type: 'string' },
            { name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/toy' } },
          ],
          responses: { 200: { schema: { $ref: '#/definitions/toy' }, description: '' }, default: error },
        },
      },
      '/upload': {
        post: {
          operationId: 'UploadToy',
          tags: ['ToyService'],
          consumes: ['multipart/form-data'],
          parameters: [{ name: 'file', in: 'formData', required: true, type: 'file' }],
          responses: { 200: { schema: { $ref: '#/definitions/toy' }, description: '' }, default: error },
        },
      },
    },
    definitions: {
      toy: {
        type: 'object',
        title: 'upstream title',
        properties: {
          id: { type: 'string', description: 'upstream text' },
          title: { type: 'string' },
          wheels: { type: 'string', format: 'int64' },
          parts: { type: 'array', items: { $ref: '#/definitions/toy' } },
        },
      },
      error: { type: 'object', properties: { code: { type: 'integer', format: 'int32' } } },
    },
    securityDefinitions: { Key: { type: 'apiKey', name: 'authorization', in: 'header' } },
    security: [{ Key: [] }],
  };
}

/** What is ours for it. */
export function madeUpSources(): DocumentSources {
  return {
    corrections: [
      { reason: 'One address, one path.', at: ['DELETE /toys/{id}'], moveTo: '/toys/{toy_id}' },
      {
        reason: 'An empty object has a type.',
        at: ['DELETE /toys/{toy_id} > responses > 200 > content > application/json > schema'],
        was: { properties: {} },
        now: { type: 'object' },
      },
      { reason: 'Never sent.', at: ['GET /* > query kind > schema > default'], was: 'NONE' },
      { reason: 'Decoded twice.', at: ['* /* > query filter > x-decoded-twice'], now: true },
    ],
    texts: {
      info: { title: 'Our toys', version: '1', description: 'Ours.' },
      tags: { ToyService: 'Toys.' },
      operations: {
        ListToys: { summary: 'List toys' },
        DeleteToy: { summary: 'Throw a toy away', description: 'For good.' },
        ChangeToy: { summary: 'Change a toy' },
        UploadToy: { summary: 'Upload a toy' },
      },
      parameters: {
        filter: 'Which ones.',
        kind: 'Of what kind.',
        'DeleteToy.toy_id': 'The old toy.',
        toy_id: 'The toy.',
      },
      schemas: {
        toy: { '': 'A toy.', id: 'Its id.', title: 'Its name.', wheels: 'How many.', parts: 'What it is made of.' },
        error: { '': 'An error.', code: 'Its number.' },
      },
      responses: {},
    },
    examples: {
      objects: { car: { id: '1', title: 'car', wheels: '4' } },
      operations: { ListToys: '@car', ChangeToy: { id: '2', parts: ['@car'] }, UploadToy: '@car' },
      responses: { ServerError: { code: 13 } },
    },
  };
}

/** A lock that pins this text. */
export function madeUpLock(text: string): SpecLock {
  const pinned = { repository: 'toys/toys', tag: '1', commit: 'c', path: 'toys.json' };
  return {
    source: { ...pinned, file: 'toys.json', sha256: sha256Of(text) },
    relatives: [{ ...pinned, file: 'toys-2.json', sha256: 'other', expected: 'toys-2' }],
  };
}
