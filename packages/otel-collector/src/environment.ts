import { mebibytes, type Fleet } from '@fleet/model'

/** Environment variables that the configuration reads as `${env:NAME}`. An empty one would silently watch every node's pods. */
export const NODE_NAME = 'K8S_NODE_NAME'
export const NODE_IP = 'K8S_NODE_IP'
export const POD_IP = 'POD_IP'

export const env = (name: string): string => `\${env:${name}}`

/** The share of the memory limit that stays free for a spike between two checks: the limiter's own default. */
const SPIKE_SHARE = 0.2

/** The heap, in MiB, at which the limiter refuses data (hard) and from which it asks for less (soft). */
export const memoryLimits = ({ telemetry }: Fleet): { hard: number; spike: number; soft: number } => {
  const hard = mebibytes(telemetry.collector.memoryLimit)
  const spike = Math.floor(hard * SPIKE_SHARE)
  return { hard, spike, soft: hard - spike }
}

/** GOGC, in percent of the heap in use: twice the default, for less processor time at twenty MiB more. */
const GARBAGE_PERCENT = 200

/**
 * The environment of every collector's container. The Go runtime collects garbage harder from the limiter's soft limit
 * on, so that garbage alone never makes the limiter refuse data.
 */
export const environment = (fleet: Fleet) => [
  { name: NODE_NAME, valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
  { name: NODE_IP, valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } },
  { name: POD_IP, valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
  { name: 'GOMEMLIMIT', value: `${memoryLimits(fleet).soft}MiB` },
  { name: 'GOGC', value: String(GARBAGE_PERCENT) },
]
