import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allRoutes, permissions, type RouteDefinition } from '@gongkai/contract';
import { z } from 'zod';

const name = (route: RouteDefinition) => `${route.id} (${route.method} ${route.path})`;

describe('every route of the contract', () => {
  it('has an id and an address of its own', () => {
    assert.equal(new Set(allRoutes.map(route => route.id)).size, allRoutes.length);
    assert.equal(
      new Set(allRoutes.map(route => `${route.method} ${route.path.replace(/\{\w+\}/g, '{}')}`)).size,
      allRoutes.length,
    );
  });

  it('declares a permission that exists', () => {
    const unknown = allRoutes.filter(
      ({ access }) => access !== 'anyone' && access !== 'signed-in' && !Object.hasOwn(permissions, access),
    );
    assert.deepEqual(unknown.map(name), []);
  });

  it('that changes something leaves an event or an audit entry', () => {
    const silent = allRoutes.filter(
      route => route.method !== 'GET' && 'none' in route.trace && route.id !== 'test.set-clock',
    );
    assert.deepEqual(silent.map(name), []);
  });

  it('that leaves no trace says why', () => {
    const silent = allRoutes.filter(route => 'none' in route.trace && route.trace.none.length < 4);
    assert.deepEqual(silent.map(name), []);
  });

  it('that carries contact data of people is audited', () => {
    const contact = new Set(['mobile', 'email', 'idNumber', 'address']);
    const unaudited = allRoutes.filter(
      route => route.personalData.some(field => contact.has(field)) && 'none' in route.trace,
    );
    assert.deepEqual(unaudited.map(name), []);
  });

  it('names each part of its address in its params', () => {
    const wrong = allRoutes.filter(route => {
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(match => match[1]!).sort();
      const declared = route.params instanceof z.ZodObject ? Object.keys(route.params.shape).sort() : [];
      return inPath.join() !== declared.join();
    });
    assert.deepEqual(wrong.map(name), []);
  });

  it('of the portal is open to anyone and carries no personal data', () => {
    const wrong = allRoutes.filter(
      route => route.origin === 'portal' && (route.access !== 'anyone' || route.personalData.length > 0),
    );
    assert.deepEqual(wrong.map(name), []);
  });
});
