/** What a program takes from a variable of its environment. */
export interface Variable {
  /** What a written value looks like; without it any text is taken. */
  readonly value?: RegExp
  /** The value is a secret: it comes from a Secret and is never written out. */
  readonly isSecret?: true
  /** Without it the program does not run: why. */
  readonly required?: string
  /** Without it the program runs with a default that is seldom meant: which. */
  readonly expected?: string
  /** The variable that makes this one necessary. */
  readonly neededBy?: string
}

/** What a program takes from its command line: `--flag=value` or `--flag value`. */
export interface Flags {
  /** Every flag it knows, without dashes. */
  readonly known: ReadonlySet<string>
  /** Flags without which it does not do its work, with the value that each must have, and why. */
  readonly required: Readonly<Record<string, { readonly value?: RegExp; readonly why: string }>>
  /** The words that must stand on its line beside the flags, in this order. */
  readonly words?: readonly string[]
  /** Its commands, of which one must stand on its line. */
  readonly commands?: readonly string[]
  /** Commands whose flags are not known. */
  readonly otherCommands?: readonly string[]
}

/** A folder of the node that a program has reason to see. */
export interface HostFolder {
  readonly path: RegExp
  readonly writable?: true
  readonly because: string
}

/** What a program must be given of its node. */
export interface HostNeeds {
  readonly folders: readonly HostFolder[]
  /** Why it is in the node's network and among the node's processes; without it, it has no business there. */
  readonly namespaces?: string
}

/** The facts about a deployed program, for any image of it in any registry. */
export interface Program {
  readonly name: string
  /** Where this was read. */
  readonly source: string
  /** Its images, without registry and tag. A copy in another registry is recognised by its container's name. */
  readonly images: readonly string[]
  readonly containers?: readonly string[]
  /** The names of its executable. A container with a command of its own runs it only where the command has one of them. */
  readonly executables?: readonly string[]
  /** The entry point of its image runs its arguments as a command. */
  readonly runsArguments?: true
  /** What a tag of these images looks like. */
  readonly tag?: RegExp
  /** Every port it serves on, and what moves it: a variable, or a flag with its dashes. */
  readonly ports?: readonly { readonly number: number; readonly movedBy?: string }[]
  /** The paths that answer for its health. */
  readonly health?: readonly string[]
  /** The command that asks for its health, and which variable each of its options repeats. */
  readonly healthCommand?: { readonly command: string; readonly options: Readonly<Record<string, string>> }
  /** It may take minutes to its first answer: why. */
  readonly startsSlowly?: string
  /** It never needs root, or it starts as root: why. */
  readonly user: 'never root' | { readonly root: string }
  /** What it keeps of root's capabilities, exactly; nothing where it is never root. */
  readonly capabilities?: readonly string[]
  /** Whether it writes into its image's own folders. */
  readonly writesItsImage: boolean
  /** Where it keeps what must outlive it, and the least space for it, in MiB. */
  readonly keeps?: Readonly<Record<string, number>>
  /** Folders that must be writable scratch where its image's own files are read-only. */
  readonly scratch?: readonly string[]
  /** Why two must never run at once, not even during a rollout. */
  readonly alone?: string
  /** What it connects to outside of the cluster, by names. Of several protocols one is enough. */
  readonly connects?: readonly {
    readonly to: string
    readonly ports: readonly number[]
    readonly protocols: readonly ('TCP' | 'UDP')[]
  }[]
  /** Why only those that need it may connect to it. */
  readonly isolation?: string
  /** A closed list where a misspelt variable would be passed over in silence. */
  readonly environment?: Readonly<Record<string, Variable>>
  readonly flags?: Flags
  readonly host?: HostNeeds
}
