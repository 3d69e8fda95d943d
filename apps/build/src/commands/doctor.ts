import { durationIn, durationOf, type Duration } from '@fleet/model'
import { EXIT } from '../cli/exit-code.ts'
import { INVENTORY } from '../cli/program.ts'
import { UsageError } from '../cli/usage-error.ts'
import { command, type Values } from './command.ts'
import { formatOf, JSON_RESULT } from './options.ts'

const DOCTOR_FORMATS = ['text', 'json', 'github'] as const

/** A request to examine the running fleet. */
export interface DoctorRequest {
  /** The clusters that are asked about; none means all. */
  readonly clusters: readonly string[]
  /** The checks that are left out. */
  readonly skipped: readonly string[]
  readonly since: Duration
  /** The address of a store, in place of its Service behind the API server of the hub. */
  readonly prometheus?: string
  readonly thanos?: string
  readonly loki?: string
  readonly inventory?: string
  /** The folder that holds the trees. */
  readonly trees?: string
  readonly format: (typeof DOCTOR_FORMATS)[number]
  /** Whether to ask again and again. */
  readonly watch: boolean
}

/** A request for the page of a check. */
interface ExplainRequest {
  readonly explain: string
}

const DOCTOR_OPTIONS = {
  cluster: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    about: 'ask only about this cluster (repeatable)',
  },
  skip: { type: 'string', multiple: true, value: 'CHECK', about: 'leave out this check (repeatable)' },
  since: {
    type: 'string',
    value: 'DURATION',
    about: 'how far back samples, lines and losses are looked for (by default 15m)',
  },
  prometheus: {
    type: 'string',
    value: 'URL',
    about: 'the address of the Prometheus of the hub (by default its Service, through the API server)',
  },
  thanos: {
    type: 'string',
    value: 'URL',
    about:
      'the address of Query of Thanos, where the fleet has it (by default its Service, through the API server)',
  },
  loki: {
    type: 'string',
    value: 'URL',
    about: 'the address of the Loki of the hub (by default its Service, through the API server)',
  },
  inventory: {
    type: 'string',
    value: 'FILE',
    about: `a module that exports \`fleet\`, in place of ${INVENTORY}; needs --trees`,
  },
  trees: {
    type: 'string',
    value: 'DIR',
    about: 'the folder that holds the trees (by default gitops.path of the repository)',
  },
  format: { type: 'string', value: 'FORMAT', about: `how to print findings: ${DOCTOR_FORMATS.join(', ')}` },
  json: JSON_RESULT,
  explain: { type: 'string', value: 'CHECK', about: 'print the page of a check, and ask nothing' },
  watch: { type: 'boolean', about: 'ask again every 30 s until stopped, and print what changes' },
} as const

export const doctor = command({
  name: 'doctor',
  about: 'ask the running clusters what is wrong, and why; change nothing there',
  options: DOCTOR_OPTIONS,
  examples: [
    ['', 'the whole fleet'],
    ['--cluster oracle-k3s', 'one cluster'],
    ['--since 1h', 'also what was lost in the last hour'],
    ['--skip secret-exists', 'without a check, which then counts neither as passed nor as not asked'],
    [
      '--prometheus http://localhost:9090 --loki http://localhost:3100',
      'stores by their addresses, not through the API server',
    ],
    ['--explain flux-not-suspended', 'what a check asks, why, and how to ask the same by hand'],
    ['--watch', 'during a repair: what is new, and what is gone'],
  ],
  read: (values): DoctorRequest | ExplainRequest => {
    const { explain, watch = false } = values
    if (explain !== undefined) return { explain }
    const format = formatOf(values, DOCTOR_FORMATS)
    if (watch && format !== 'text')
      throw new UsageError(`--watch prints text, and not ${format}`, 'leave out one of them')
    return { ...requested(values), format, watch }
  },
  run: async (request, { home, progress }) => {
    if ('explain' in request) {
      const { explainCheck } = await import('../doctor/explain-check.ts')
      process.stdout.write(explainCheck(request.explain))
      return EXIT.ok
    }
    const { performDoctor } = await import('../doctor/perform-doctor.ts')
    const { exitCodeOfDiagnosis } = await import('../doctor/diagnosed.ts')
    const { reportDoctor } = await import('../report/doctor/report-doctor.ts')
    const { watchFleet } = await import('../doctor/watch-fleet.ts')
    const examine = () => performDoctor(request, home, progress)
    const diagnosed = await examine()
    reportDoctor(diagnosed, request.format)
    if (request.watch) await watchFleet(diagnosed, examine)
    return exitCodeOfDiagnosis(diagnosed)
  },
})

const BY_DEFAULT = durationOf(15 * 60)

const requested = ({
  cluster = [],
  skip = [],
  since,
  prometheus,
  thanos,
  loki,
  inventory,
  trees,
}: Values<typeof DOCTOR_OPTIONS>): Omit<DoctorRequest, 'format' | 'watch'> => {
  if (inventory !== undefined && trees === undefined)
    throw new UsageError(
      '--inventory is given without --trees',
      'name the folder of its trees with --trees DIR',
    )
  return {
    clusters: cluster,
    skipped: skip,
    since: since === undefined ? BY_DEFAULT : sinceIn(since),
    ...(prometheus !== undefined && { prometheus: addressIn('--prometheus', prometheus) }),
    ...(thanos !== undefined && { thanos: addressIn('--thanos', thanos) }),
    ...(loki !== undefined && { loki: addressIn('--loki', loki) }),
    ...(inventory !== undefined && { inventory }),
    ...(trees !== undefined && { trees }),
  }
}

/** @throws UsageError where the text is no duration */
const sinceIn = (text: string): Duration => {
  const duration = durationIn(text)
  if (duration === undefined)
    throw new UsageError(`--since ${text} is no duration`, 'give it with its unit: 90s, 15m or 1h30m')
  return duration
}

/** @throws UsageError where the text is no address */
const addressIn = (option: string, text: string): string => {
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text
  throw new UsageError(`${option} ${text} is no address`, 'give a whole one: http://localhost:9090')
}
