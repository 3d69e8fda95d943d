import { didYouMean } from '@fleet/model/suggestion'
import { schemaErrorsOf, type Leniency, type SchemaError } from '../../schemas/schema-errors.ts'
import { replacementOf, schemaNames } from '../../schemas/validators.ts'
import type { Path } from '../../values/location.ts'
import { isMap, valueAt } from '../../values/value-at.ts'
import { typeOf } from './collector.ts'
import { SECTIONS, type Section } from './config.ts'
import { contradictionsIn } from './contradictions.ts'

/** A null takes a default away. The collector's environment is put in before a value is read, so its type is not known here. */
const LENIENCY: Leniency = { nulls: true, isReplaced: (text) => /\$\{(?:env:)?\w+\}/.test(text) }

/**
 * Everything in a configuration that the collector's own types and checks refuse, whatever the configuration holds. A
 * person's collector may be of another version, or have components without a schema: there only what is nearly a known name
 * is a typo.
 */
export const errorsOfConfig = (config: unknown, isGenerated: boolean): readonly SchemaError[] => {
  const outline = schemaErrorsOf('collector/config', config, LENIENCY) ?? []
  if (outline.length > 0) return outline
  const errors = SECTIONS.flatMap((section) =>
    Object.entries((valueAt(config, [section]) ?? {}) as Record<string, unknown>).flatMap(([id, value]) =>
      errorsOfComponent(section, id, value ?? {}),
    ),
  )
  const certain = isGenerated ? errors : errors.filter(isCertain)
  return certain.length > 0 ? certain : contradictionsIn(config)
}

/** Whether an error is no matter of what is known, or a typo of it. */
const isCertain = ({ path, inside, known, name }: ComponentError): boolean =>
  known === undefined || didYouMean(name ?? String([...path, ...(inside ?? [])].at(-1)), known) !== undefined

interface ComponentError extends SchemaError {
  /** What is not known, where the path does not end with it. */
  readonly name?: string
}

const errorsOfComponent = (section: Section, id: string, value: unknown): readonly ComponentError[] => {
  const type = typeOf(id)
  const path = [section, id]
  const errors = schemaErrorsOf(`${section}/${type}`, value, LENIENCY)
  return errors
    ? [
        ...errors.map(under(path)),
        ...errorsOfOperators([...path, 'operators'], valueAt(value, ['operators'])),
      ]
    : [
        {
          path,
          message: `no schema of ${section} of this type is vendored`,
          known: typesIn(section),
          name: type,
        },
      ]
}

/** The types of a section, or of operators, whose schemas are known. */
const typesIn = (section: Section | 'operators'): readonly string[] =>
  schemaNames()
    .filter((name) => name.startsWith(`${section}/`) && replacementOf(name) === undefined)
    .map((name) => name.slice(section.length + 1))

/** The operators of a log receiver: each is checked by its own type. */
const errorsOfOperators = (path: Path, operators: unknown): readonly ComponentError[] =>
  (Array.isArray(operators) ? (operators as readonly unknown[]) : []).flatMap((operator, index) => {
    const type = isMap(operator) ? operator['type'] : undefined
    const errors =
      typeof type === 'string' ? schemaErrorsOf(`operators/${type}`, operator, LENIENCY) : undefined
    const unknown = {
      path: ['type'],
      message: 'it is not the type of an operator',
      known: typesIn('operators'),
      name: String(type),
    }
    return (errors ?? [unknown]).map(under([...path, index]))
  })

const under =
  (parent: Path) =>
  (error: ComponentError): ComponentError => ({ ...error, path: [...parent, ...error.path] })
