/** The commands, and what each does. */
export const COMMANDS = {
  build: 'write the trees that the inventory describes, and remove what they no longer hold',
  check: 'tell which files of the trees are not as the inventory says; write nothing',
} as const

export type Command = keyof typeof COMMANDS

/** An option in the words of `util.parseArgs`, and what --help says of it. */
export interface Option {
  readonly type: 'string' | 'boolean'
  readonly multiple?: boolean
  readonly short?: string
  /** What --help calls the value. */
  readonly value?: string
  readonly about: string
}

/** The options, the same for every command. */
export const OPTIONS = {
  cluster: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    about: 'only this cluster’s tree (may be given again); the whole fleet is validated all the same',
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
  json: { type: 'boolean', about: 'print the result as JSON, and nothing else, on standard output' },
  help: { type: 'boolean', short: 'h', about: 'show this help' },
} as const satisfies Readonly<Record<string, Option>>
