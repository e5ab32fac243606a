import { createAuthserviceDoor } from './authservice/create-authservice-door.js';
import type { CreatedFrontDoor, FrontDoorContext } from './created-front-door.js';
import { datedDoor } from './dated-door.js';
import type { FrontDoorOptions } from './front-door-options.js';
import { createOAuth2ProxyDoor } from './oauth2-proxy/create-oauth2-proxy-door.js';
import { createAlbDoor } from './other/alb-door.js';
import { createIapDoor } from './other/iap-door.js';
import { createInClusterDoor, createIstioDoor } from './other/mesh-doors.js';

export async function createFrontDoor(options: FrontDoorOptions, context: FrontDoorContext): Promise<CreatedFrontDoor> {
  const created = await create(options, context);
  return { ...created, door: datedDoor(created.door, context.nowMs) };
}

async function create(options: FrontDoorOptions, context: FrontDoorContext): Promise<CreatedFrontDoor> {
  switch (options.kind) {
    case 'oauth2-proxy':
      return createOAuth2ProxyDoor(options, context);
    case 'oidc-authservice':
      return createAuthserviceDoor(options, context);
    case 'istio':
      return createIstioDoor(options, context);
    case 'in-cluster':
      return createInClusterDoor(context);
    case 'iap':
      return createIapDoor(options, context);
    case 'alb':
      return createAlbDoor(options, context);
  }
}
