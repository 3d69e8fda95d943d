/** An option as `util.parseArgs` takes it, with its help text. */
export interface Option {
  readonly type: 'string' | 'boolean'
  readonly multiple?: boolean
  readonly short?: string
  /** The value's name in --help. */
  readonly value?: string
  readonly about: string
}

export const FORMATS = ['text', 'json', 'github', 'sarif'] as const
export type Format = (typeof FORMATS)[number]

/** Every option of every command. */
export const OPTIONS = {
  cluster: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    about: 'only this cluster’s tree (repeatable); the whole fleet is still validated',
  },
  out: {
    type: 'string',
    value: 'DIR',
    about: 'the folder that holds the trees (by default the repository’s clusters/)',
  },
  inventory: {
    type: 'string',
    value: 'FILE',
    about: 'a module that exports `fleet`, in place of packages/inventory; needs --out',
  },
  format: { type: 'string', value: 'FORMAT', about: `how to print findings: ${FORMATS.join(', ')}` },
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
    about: 'a Git revision that Flux has applied: report what it cannot change from its trees to these',
  },
  explain: { type: 'string', value: 'RULE', about: 'print the page of a rule, and check nothing' },
  rule: {
    type: 'string',
    multiple: true,
    value: 'RULE',
    about: 'report only what this rule finds (repeatable)',
  },
  'house-style': { type: 'boolean', about: 'report house style in files that are not generated, too' },
  baseline: { type: 'string', value: 'FILE', about: 'report only findings that are not in this file' },
  'write-baseline': {
    type: 'boolean',
    about: 'write the findings to the file of --baseline, and report none',
  },
  all: { type: 'boolean', about: 'print every finding in full, however many there are' },
  json: { type: 'boolean', about: 'print the result as JSON, and nothing else, on standard output' },
  help: { type: 'boolean', short: 'h', about: 'show this help' },
} as const satisfies Readonly<Record<string, Option>>

export type OptionName = keyof typeof OPTIONS

interface CommandHelp {
  /** What the command does, as a verb phrase. */
  readonly about: string
  /** The operands after its name. */
  readonly operands?: string
  readonly options: readonly OptionName[]
  readonly examples: readonly (readonly [command: string, about: string])[]
}

const TREE_OPTIONS = ['cluster', 'out', 'inventory', 'json', 'help'] as const

/** The commands, and what each does. */
export const COMMANDS = {
  build: {
    about: 'write the trees that the inventory describes, and remove what they no longer hold',
    options: TREE_OPTIONS,
    examples: [
      ['pnpm build', 'every tree, into clusters/'],
      ['pnpm build --cluster homelab', 'one tree'],
    ],
  },
  check: {
    about: 'list the files of the trees that differ from the inventory; write nothing',
    options: TREE_OPTIONS,
    examples: [['pnpm check --json', 'for other programs']],
  },
  validate: {
    about: 'check trees on the disk by their contents alone, generated and other files',
    operands: '[DIR…]',
    options: [
      'cluster',
      'rule',
      'schemas',
      'charts',
      'require-rendering',
      'against',
      'house-style',
      'baseline',
      'write-baseline',
      'all',
      'format',
      'json',
      'explain',
      'help',
    ],
    examples: [
      ['pnpm validate', 'the trees in clusters/'],
      ['pnpm validate --cluster homelab', 'only what concerns one cluster'],
      [
        'pnpm validate a/clusters b/clusters/spoke',
        'one fleet of several folders: each holds trees, or is a tree',
      ],
      ['pnpm validate --rule no-missing-port', 'what one rule finds'],
      ['pnpm validate --baseline known.json --write-baseline', 'accept what is found today'],
      ['pnpm validate --baseline known.json', 'what is new since then'],
      ['pnpm validate --against origin/main', 'also what Flux cannot change in the running clusters'],
      ['pnpm validate --format github', 'findings on their lines in a pull request'],
      ['pnpm validate --explain no-missing-port', 'what a rule demands, why, and how to fix a violation'],
    ],
  },
} as const satisfies Readonly<Record<string, CommandHelp>>

export type Command = keyof typeof COMMANDS
