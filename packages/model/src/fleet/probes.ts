import { z } from 'zod'
import { exactObject } from '../scalars/checked.ts'
import { AbsolutePath, PortName } from '../scalars/names.ts'

const wholeSeconds = z.int().min(1).max(3600)

/** How a probe asks: an HTTP request that must answer 200–399, or a command that must exit 0. */
export const ProbeAction = z.discriminatedUnion('type', [
  exactObject({ type: z.literal('http'), path: AbsolutePath, port: PortName }),
  exactObject({ type: z.literal('exec'), command: z.array(z.string().min(1)).min(1) }),
])
export type ProbeAction = z.output<typeof ProbeAction>

/** When a probe asks, in seconds. The time-out is required: Kubernetes' default of 1 s puts slow services into restart loops. */
export const ProbeTiming = exactObject({
  initialDelaySeconds: z.int().min(0).max(3600).optional(),
  periodSeconds: wholeSeconds,
  timeoutSeconds: wholeSeconds,
  failureThreshold: z.int().min(1).max(1000).optional(),
})
export type ProbeTiming = z.output<typeof ProbeTiming>

/** One action asked at up to three occasions. A service that is slow to start has a `startup` probe, which holds the others back. */
export const Probes = exactObject({
  action: ProbeAction,
  liveness: ProbeTiming,
  readiness: ProbeTiming,
  startup: ProbeTiming.optional(),
})
export type Probes = z.output<typeof Probes>
