import { z } from 'zod/mini'
import { exactObject, NonEmptyString, wholeNumber } from '../scalars/checked.ts'
import { AbsolutePath, PortName } from '../scalars/names.ts'

const wholeSeconds = wholeNumber(1, 3600)

/** A probe's action: an HTTP request that must answer 200–399, or a command that must exit 0. */
export const ProbeAction = z.discriminatedUnion('type', [
  exactObject({ type: z.literal('http'), path: AbsolutePath, port: PortName }),
  exactObject({ type: z.literal('exec'), command: z.array(NonEmptyString).check(z.minLength(1)) }),
])
export type ProbeAction = z.output<typeof ProbeAction>

/**
 * A probe's timing, in seconds. The time-out is required: Kubernetes' default of 1 s puts slow services into restart
 * loops.
 */
export const ProbeTiming = exactObject({
  initialDelaySeconds: z.exactOptional(wholeNumber(0, 3600)),
  periodSeconds: wholeSeconds,
  timeoutSeconds: wholeSeconds,
  failureThreshold: z.exactOptional(wholeNumber(1, 1000)),
})
export type ProbeTiming = z.output<typeof ProbeTiming>

/**
 * One action for up to three probes. A service that is slow to start has a `startup` probe, which delays the others.
 */
export const Probes = exactObject({
  action: ProbeAction,
  liveness: ProbeTiming,
  readiness: ProbeTiming,
  startup: z.exactOptional(ProbeTiming),
})
export type Probes = z.output<typeof Probes>
