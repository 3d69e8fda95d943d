import { schemaErrorsOf, type Leniency, type SchemaError } from '../../schemas/schema-errors.ts'
import { replacementOf, schemaNames } from '../../schemas/validators.ts'
import type { Path } from '../../values/location.ts'
import { isMap, valueAt } from '../../values/value-at.ts'
import { typeOf } from './collector.ts'
import { SECTIONS, type Section } from './config.ts'
import { contradictionsIn } from './contradictions.ts'

/** The collector's environment is put in before a value is read, so its type is not known here. */
const LENIENCY: Leniency = { isReplaced: (text) => /\$\{(?:env:)?\w+\}/.test(text) }

/** Everything in a configuration that the collector's own types and checks refuse, whatever the configuration holds. */
export const errorsOfConfig = (config: unknown): readonly SchemaError[] => {
  const outline = schemaErrorsOf('collector/config', config, LENIENCY) ?? []
  if (outline.length > 0) return outline
  const errors = SECTIONS.flatMap((section) =>
    Object.entries((valueAt(config, [section]) ?? {}) as Record<string, unknown>).flatMap(([id, value]) =>
      errorsOfComponent(section, id, value ?? {}),
    ),
  )
  return errors.length > 0 ? errors : contradictionsIn(config)
}

const errorsOfComponent = (section: Section, id: string, value: unknown): readonly SchemaError[] => {
  const name = `${section}/${typeOf(id)}`
  const path = [section, id]
  const replacement = replacementOf(name)
  if (replacement !== undefined)
    return [{ path, message: `its type has the new name ${replacement.slice(section.length + 1)}` }]
  const errors = schemaErrorsOf(name, value, LENIENCY)
  return errors
    ? [
        ...errors.map(under(path)),
        ...errorsOfOperators([...path, 'operators'], valueAt(value, ['operators'])),
      ]
    : [{ path, message: `no schema of ${section} of this type is vendored`, known: typesIn(section) }]
}

/** The types of a section, or of operators, whose schemas are known. */
const typesIn = (section: Section | 'operators'): readonly string[] =>
  schemaNames()
    .filter((name) => name.startsWith(`${section}/`) && replacementOf(name) === undefined)
    .map((name) => name.slice(section.length + 1))

/** The operators of a log receiver: each is checked by its own type. */
const errorsOfOperators = (path: Path, operators: unknown): readonly SchemaError[] =>
  (Array.isArray(operators) ? (operators as readonly unknown[]) : []).flatMap((operator, index) => {
    const type = isMap(operator) ? operator['type'] : undefined
    const errors =
      typeof type === 'string' ? schemaErrorsOf(`operators/${type}`, operator, LENIENCY) : undefined
    const unknown = {
      path: ['type'],
      message: 'it is not the type of an operator',
      known: typesIn('operators'),
    }
    return (errors ?? [unknown]).map(under([...path, index]))
  })

const under =
  (parent: Path) =>
  (error: SchemaError): SchemaError => ({ ...error, path: [...parent, ...error.path] })
