import { z } from 'zod';
import { allRoutes } from './all-routes.ts';
import { permissions } from './permissions.ts';
import { problem } from './problem.ts';
import type { RouteDefinition } from './route.ts';

type JsonSchema = Record<string, unknown>;

/** The OpenAPI 3.1 document of both processes, with permission, trace and personal data of each route. */
export function describeApi(servers: { office: string; portal: string }): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of allRoutes) {
    const methods = (paths[route.path] ??= {});
    methods[route.method.toLowerCase()] = { ...describeRoute(route), servers: [{ url: servers[route.origin] }] };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gongkai 公开',
      version: '1',
      description:
        '政府信息公开平台接口。每个接口注明所需权限（x-permission）、留下的记录（x-audit）和涉及的个人信息（x-personal-data）。',
    },
    servers: [
      { url: servers.office, description: '办公端' },
      { url: servers.portal, description: '门户' },
    ],
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'gongkai_session' },
        csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' },
      },
    },
    'x-permissions': permissions,
  };
}

function describeRoute(route: RouteDefinition): JsonSchema {
  const failure = {
    description: '出错：一句说明',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.id.split('.')[0]],
    'x-permission': route.access,
    'x-audit': route.trace,
    'x-personal-data': route.personalData,
    ...(route.access === 'anyone'
      ? { security: [] }
      : { security: [route.method === 'GET' ? { session: [] } : { session: [], csrf: [] }] }),
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...requestBodyOf(route),
    responses: {
      [String(route.status ?? (route.answerType === 'redirect' ? 303 : 200))]: {
        description: route.summary,
        ...(route.answerType === 'redirect'
          ? {}
          : {
              content: {
                [route.answerType === 'file' ? 'application/octet-stream' : 'application/json']: {
                  schema:
                    route.answerType === 'file'
                      ? { type: 'string', format: 'binary' }
                      : schemaOf(route.answer, 'output'),
                },
              },
            }),
      },
      default: failure,
    },
  };
}

function requestBodyOf(route: RouteDefinition): JsonSchema {
  if (route.bodyType === 'upload') {
    const schema = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  return route.body
    ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }
    : {};
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): JsonSchema[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
  return rest;
}
