import type { Fleet } from '../fleet/fleet.ts'
import { pushCredentials } from '../fleet/push-credentials.ts'
import { ASSUMPTIONS } from './assumptions/index.ts'
import type { FleetLoad } from './load.ts'

const { connectionsOfANode, cpuOfAProxiedLine, cpuOfAProxiedSample } = ASSUMPTIONS

/** Whether metrics of spokes pass the gateway: it asks for credentials, or leads to Thanos. */
export const passesMetrics = (fleet: Fleet): boolean =>
  fleet.hub.metrics.store === 'thanos' || pushCredentials(fleet) !== undefined

/** The cores of the gateway at a load. */
export const gatewayCpu = (fleet: Fleet, { logs, metrics }: Pick<FleetLoad, 'logs' | 'metrics'>): number =>
  logs.linesPerSecond * cpuOfAProxiedLine.value +
  (passesMetrics(fleet) ? metrics.samplesPerSecond * cpuOfAProxiedSample.value : 0)

/** The connections of the gateway, to it and from it. */
export const gatewayConnections = ({ nodes }: Pick<FleetLoad, 'nodes'>): number =>
  nodes * connectionsOfANode.value
