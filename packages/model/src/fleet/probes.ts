import { z } from 'zod/mini'
import { exactObject, NonEmptyString, wholeNumber } from '../scalars/checked.ts'
import { field, named } from '../scalars/described.ts'
import { AbsolutePath, PortName } from '../scalars/names.ts'

const wholeSeconds = wholeNumber(1, 3600)

export const ProbeAction = named(
  z.discriminatedUnion('type', [
    exactObject({
      type: field(z.literal('http'), 'A request that must answer with a status of 200 to 399.'),
      path: field(AbsolutePath, 'The path of the request.', '/healthz'),
      port: field(PortName, 'The port that it asks, one of `ports`.'),
    }),
    exactObject({
      type: field(z.literal('exec'), 'A command in the container that must exit with 0.'),
      command: field(
        z.array(NonEmptyString).check(z.minLength(1)),
        'The program and its arguments. No shell reads them.',
        ['pg_isready', '-U', 'web'],
      ),
    }),
  ]),
  'ProbeActionInput',
  { description: 'What a probe does.' },
)
export type ProbeAction = z.output<typeof ProbeAction>

export const ProbeTiming = named(
  exactObject({
    initialDelaySeconds: field(
      z.exactOptional(wholeNumber(0, 3600)),
      'How long it waits after the start of the container, in seconds. By default 0.',
      30,
    ),
    periodSeconds: field(wholeSeconds, 'How often it runs, in seconds.', 10),
    timeoutSeconds: field(
      wholeSeconds,
      'How long an answer may take, in seconds, at most the period. Kubernetes’ default of 1 puts slow services into restart loops.',
      5,
    ),
    failureThreshold: field(
      z.exactOptional(wholeNumber(1, 1000)),
      'How many failures in a row count. By default 3.',
      30,
    ),
  }),
  'ProbeTimingInput',
  { description: 'When a probe runs.' },
)
export type ProbeTiming = z.output<typeof ProbeTiming>

export const Probes = named(
  exactObject({
    action: field(ProbeAction, 'What each of the probes does.'),
    liveness: field(ProbeTiming, 'The probe whose failures restart the container.'),
    readiness: field(ProbeTiming, 'The probe whose failures take the pod out of its Service.'),
    startup: field(
      z.exactOptional(ProbeTiming),
      'The probe that delays the others, for a service that is slow to start. By default they begin at once.',
    ),
  }),
  'ProbesInput',
  { description: 'One action for up to three probes.' },
)
export type Probes = z.output<typeof Probes>
