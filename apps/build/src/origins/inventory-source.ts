import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parser } from '@lezer/javascript'
import type { Source } from '../report/finding-text.ts'
import { shownPath } from '../report/shown-path.ts'
import {
  keyOf,
  siblingsAfter,
  textIn,
  type Declarations,
  type Expression,
  type Module,
} from './expression.ts'
import type { FieldPath } from './fields.ts'
import { follower } from './follow-field.ts'

/** A place in a module of the inventory. */
export interface SourcePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** The modules of an inventory as they are written. */
export interface InventorySource {
  /**
   * Where they state a field.
   * @param value what the field is, where it is known: a literal of another value is not the field
   */
  readonly find: (path: FieldPath, value?: unknown) => SourcePlace | undefined
  /** The text of one of them. */
  readonly textOf: Source
}

/** The name of the export that is the inventory. */
const ROOT = 'fleet'

/**
 * Finds fields of the inventory in its modules, by reading them: through names, members, spreads and imports of other
 * modules. What a function makes is found only up to its call, and nothing is better than a wrong place.
 * @param entry the module that exports the fleet
 */
export const inventorySource = (entry: string): InventorySource => {
  const modules = modulesFrom(entry, new Map())
  const declarations = declarationsIn(modules)
  const follow = follower(declarations)
  return {
    find: (path, value) => {
      const root = declarations.get(ROOT)
      const found = root && follow(root, path)
      return found && isOf(found, value) ? placeOf(found) : undefined
    },
    textOf: (file) => modules.find((module) => shownPath(module.file) === file)?.text,
  }
}

/** Whether a literal has a value. Other expressions may. */
const isOf = (at: Expression, value: unknown): boolean => {
  const text = keyOf(at)
  if (at.node.name === 'Number' && typeof value === 'number')
    return Number(text.replaceAll('_', '')) === value
  return at.node.name !== 'String' || typeof value !== 'string' || text.includes('\\') || text === value
}

const typescript = parser.configure({ dialect: 'ts' })

const modulesFrom = (file: string, known: Map<string, Module>): readonly Module[] => {
  const text = known.has(file) ? undefined : textOf(file)
  if (text !== undefined) {
    const module = { file, text, top: typescript.parse(text).topNode }
    known.set(file, module)
    for (const path of importsOf(module)) modulesFrom(join(dirname(file), path), known)
  }
  return [...known.values()]
}

const textOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** The paths of the modules beside one that it imports from. */
const importsOf = (module: Module): readonly string[] =>
  ['ImportDeclaration', 'ExportDeclaration']
    .flatMap((name) => module.top.getChildren(name))
    .flatMap((node) => node.getChildren('String'))
    .map((node) => keyOf({ module, node }))
    .filter((path) => path.startsWith('.'))

const declarationsIn = (modules: readonly Module[]): Declarations => {
  const declared = new Map<string, Expression | undefined>()
  for (const module of modules) {
    const exported = module.top.getChildren('ExportDeclaration')
    const all = [module.top, ...exported].flatMap((node) => node.getChildren('VariableDeclaration'))
    for (const { name, value } of all.flatMap((node) => declaratorsOf({ module, node })))
      declared.set(name, declared.has(name) ? undefined : value)
  }
  return declared
}

const declaratorsOf = ({ module, node }: Expression): readonly { name: string; value: Expression }[] =>
  node.getChildren('VariableDefinition').flatMap((definition) => {
    const equals = siblingsAfter(definition).find(({ name }) => name === 'Equals' || name === ',')
    const value = equals?.name === 'Equals' ? equals.nextSibling : null
    return value ? [{ name: textIn({ module, node: definition }), value: { module, node: value } }] : []
  })

const placeOf = ({ module, node }: Expression): SourcePlace => {
  const before = module.text.slice(0, node.from).split('\n')
  return { file: shownPath(module.file), line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
