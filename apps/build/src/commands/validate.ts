import { EXIT } from '../cli/exit-code.ts'
import { UsageError } from '../cli/usage-error.ts'
import { command, type Values } from './command.ts'
import { ACCEPT, FORMAT, formatOf, FORMATS, JSON_RESULT, type Format } from './options.ts'

/** A request to check trees. */
export interface ValidateRequest {
  /** None means the repository's trees. */
  readonly folders: readonly string[]
  /** The clusters whose findings are reported; none means all. */
  readonly clusters: readonly string[]
  /** The rules whose findings are reported; none means all. */
  readonly rules: readonly string[]
  readonly houseStyle: boolean
  /** A file of known findings: only others are reported. */
  readonly baseline?: string
  /** Whether the findings are to be written to that file. */
  readonly writeBaseline: boolean
  /** Whether every finding is printed in full. */
  readonly all: boolean
  /** A folder with schemas of more kinds. */
  readonly schemas?: string
  /** A folder of charts that Helm renders. */
  readonly charts?: string
  /** Whether it is an error that something was not rendered. */
  readonly requireRendering: boolean
  /** A Git revision whose trees are compared with these. */
  readonly against?: string
  /** The changes that a person means, though they are errors. */
  readonly accepted: readonly string[]
  readonly format: Format
}

/** A request for the page of a rule. */
interface ExplainRequest {
  readonly explain: string
}

const VALIDATE_OPTIONS = {
  cluster: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    about: 'report only what concerns this cluster (repeatable); the whole fleet is still validated',
  },
  rule: {
    type: 'string',
    multiple: true,
    value: 'RULE',
    about: 'report only what this rule finds (repeatable)',
  },
  schemas: {
    type: 'string',
    value: 'DIR',
    about: 'schemas of more kinds, as the public catalogue has them: GROUP/KIND_VERSION.json',
  },
  charts: {
    type: 'string',
    value: 'DIR',
    about: 'charts, as folders or archives, whose releases Helm renders',
  },
  'require-rendering': {
    type: 'boolean',
    about: 'fail where something needs kustomize or Helm and is not rendered',
  },
  against: {
    type: 'string',
    value: 'REF',
    about:
      'a Git revision that Flux has applied: report what Flux deletes, creates anew or cannot change from its trees to these',
  },
  accept: ACCEPT,
  'house-style': { type: 'boolean', about: 'report house style in files that are not generated, too' },
  baseline: { type: 'string', value: 'FILE', about: 'report only findings that are not in this file' },
  'write-baseline': {
    type: 'boolean',
    about: 'write the findings to the file of --baseline, and report none',
  },
  all: { type: 'boolean', about: 'print every finding in full, however many there are' },
  format: FORMAT,
  json: JSON_RESULT,
  explain: { type: 'string', value: 'RULE', about: 'print the page of a rule, and check nothing' },
} as const

export const validate = command({
  name: 'validate',
  about: 'check trees on the disk by their contents alone, generated and other files',
  operands: '[DIR…]',
  options: VALIDATE_OPTIONS,
  examples: [
    ['', 'the trees of the repository'],
    ['--cluster homelab', 'only what concerns one cluster'],
    ['a/clusters b/clusters/spoke', 'one fleet of several folders: each holds trees, or is a tree'],
    ['--rule no-missing-port', 'what one rule finds'],
    ['--baseline known.json --write-baseline', 'accept what is found today'],
    ['--baseline known.json', 'what is new since then'],
    ['--against origin/main', 'also what Flux deletes or cannot change in the running clusters'],
    ['--format github', 'findings on their lines in a pull request'],
    ['--explain no-missing-port', 'what a rule demands, why, and how to fix a violation'],
  ],
  read: (values, folders): ValidateRequest | ExplainRequest => {
    const { explain } = values
    if (explain !== undefined) return { explain }
    refusePartialBaseline(values)
    refuseIdleAccept(values)
    return { folders, format: formatOf(values, FORMATS), ...requested(values) }
  },
  run: async (request, { home, progress, seconds }) => {
    if ('explain' in request) {
      const { explain } = await import('../cli/explain.ts')
      process.stdout.write(explain(request.explain))
      return EXIT.ok
    }
    const { exitCodeOfValidation, performValidation } = await import('../cli/validation.ts')
    const { reportValidation } = await import('../report/report-validation.ts')
    const validation = await performValidation(request, home, progress)
    progress.clear()
    await reportValidation(validation, seconds())
    return exitCodeOfValidation(validation)
  },
})

const requested = ({
  cluster = [],
  rule = [],
  schemas,
  charts,
  against,
  accept = [],
  baseline,
  all = false,
  'require-rendering': requireRendering = false,
  'house-style': houseStyle = false,
  'write-baseline': writeBaseline = false,
}: Values<typeof VALIDATE_OPTIONS>): Omit<ValidateRequest, 'folders' | 'format'> => ({
  clusters: cluster,
  rules: rule,
  houseStyle,
  ...(baseline !== undefined && { baseline }),
  ...(schemas !== undefined && { schemas }),
  ...(charts !== undefined && { charts }),
  ...(against !== undefined && { against }),
  accepted: accept,
  requireRendering,
  writeBaseline,
  all,
})

const refusePartialBaseline = (values: Values<typeof VALIDATE_OPTIONS>): void => {
  const { baseline, cluster = [], rule = [], 'write-baseline': isWritten = false } = values
  if (!isWritten) return
  if (baseline === undefined)
    throw new UsageError('--write-baseline is given without --baseline', 'name the file with --baseline FILE')
  if (cluster.length + rule.length > 0)
    throw new UsageError(
      '--write-baseline would forget the findings of other clusters and rules',
      'leave out --cluster and --rule',
    )
}

const refuseIdleAccept = ({ accept, against }: Values<typeof VALIDATE_OPTIONS>): void => {
  if (accept !== undefined && against === undefined)
    throw new UsageError('--accept is given without --against', 'name the revision that Flux has applied')
}
