import { mebibytes, type ByteQuantity, type Fleet } from '@fleet/model'

/** Environment variables that the configuration reads as `${env:NAME}`. An empty one would silently watch every node's pods. */
export const NODE_NAME = 'K8S_NODE_NAME'
export const NODE_IP = 'K8S_NODE_IP'
export const POD_IP = 'POD_IP'
export const POD_NAME = 'POD_NAME'

export const env = (name: string): string => `\${env:${name}}`

/** The share of the memory limit that stays free for a spike between two checks: the limiter's own default. */
const SPIKE_SHARE = 0.2

/** The heap, in MiB, at which the limiter refuses data (hard) and from which it asks for less (soft). */
export const memoryLimits = (limit: ByteQuantity): { hard: number; spike: number; soft: number } => {
  const hard = mebibytes(limit)
  const spike = Math.floor(hard * SPIKE_SHARE)
  return { hard, spike, soft: hard - spike }
}

/** GOGC, in percent of the heap in use: twice the default, for less processor time at twenty MiB more. */
const GARBAGE_PERCENT = 200

/**
 * What the Go runtime reads in every collector's container. It collects garbage harder from the limiter's soft limit
 * on, so that garbage alone never makes the limiter refuse data.
 */
const runtime = (limit: ByteQuantity) => [
  { name: 'GOMEMLIMIT', value: `${memoryLimits(limit).soft}MiB` },
  { name: 'GOGC', value: String(GARBAGE_PERCENT) },
]

const ownField = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } })

/** The environment of a collector that reads or scrapes what is on its node. */
export const environment = ({ telemetry }: Fleet) => [
  ownField(NODE_NAME, 'spec.nodeName'),
  ownField(NODE_IP, 'status.hostIP'),
  ownField(POD_IP, 'status.podIP'),
  ...runtime(telemetry.collector.memoryLimit),
]

/** The environment of a collector that takes what others send. */
export const relayEnvironment = (limit: ByteQuantity) => [
  ownField(POD_IP, 'status.podIP'),
  ownField(POD_NAME, 'metadata.name'),
  ...runtime(limit),
]
