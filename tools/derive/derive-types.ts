import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { existing, toolArguments } from '@fleet/command-line'
import { deriveKinds } from './kubernetes/derive-kinds.ts'
import { writeDerived } from './write-derived.ts'
import { withPointers, type Definitions } from '@fleet/charts/schema-file'

const HERE = import.meta.dirname

/** What types/main.go prints. */
interface Derived {
  readonly $defs: Definitions
  /** The roots that are kinds of objects without a namespace. */
  readonly clusterScoped: readonly string[]
}

/** @param args the folder of the roots, and that of a checkout where no go.mod beside the roots pins their modules */
const derived = (...args: readonly string[]): Derived =>
  JSON.parse(
    execFileSync('go', ['run', '.', ...args], {
      cwd: join(HERE, 'types'),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 2 ** 28,
    }),
  ) as Derived

const derive = (name: string, ...args: readonly string[]): void => {
  writeDerived(name, withPointers(derived(...args).$defs) as Definitions)
}

const { loki, checkout } = toolArguments({
  help: `Derives the schemas of everything that is checked inside objects from the Go modules pinned in tools/derive.

  pnpm derive:types [--loki DIR | --checkout NAME=DIR]

  --loki DIR           derives the schema of Loki's configuration, and nothing else, from a checkout of Loki: its module is no
                       dependency of this repository. packages/validation/src/schemas/derived/README.md has the version
  --checkout NAME=DIR  (repeatable) also derives the kinds of a program that is no module here, from a checkout of the version in
                       tools/derive/kubernetes/definitions.json

It needs Go and the module proxy. To move to another version, raise it in the folder's go.mod first. The deriver lists what the
types alone do not decide as unsure, and types/words.go decides it.
`,
  options: { loki: { type: 'string' }, checkout: { type: 'string', multiple: true, default: [] } },
}).values
if (loki === undefined) {
  for (const name of ['alertmanager', 'collector']) derive(name, join(HERE, name))
  const checkouts = new Map(checkout.map((one) => one.split('=', 2) as [string, string]))
  const { $defs, clusterScoped } = derived(join(HERE, 'kubernetes'))
  deriveKinds($defs, clusterScoped, checkouts)
} else derive('loki', join(HERE, 'loki'), resolve(existing(loki)))
