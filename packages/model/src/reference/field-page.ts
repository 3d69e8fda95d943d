import { fieldList, withExample } from './field-list.ts'
import { typeInWords } from './in-words.ts'
import { entryOf, resolved, type InventoryField, type InventoryTypes } from './inventory-fields.ts'

/** What the reference says of one field or entry, as Markdown. */
export const fieldPage = (field: InventoryField, types: InventoryTypes): string => {
  const { path, schema } = field
  const type = resolved(schema, types)
  return page([
    `# ${path}`,
    schema.description,
    [`Type: ${facts(field)}.`, ...(type === schema ? [] : [type.description])].join(' '),
    withExample(schema, types),
    fieldList(entryOf(schema, types) ?? type, types),
  ])
}

/** Its type, and whether a person may leave it out. That of an entry is no question. */
const facts = ({ name, schema, isRequired }: InventoryField): string => {
  const isOptional = name === '' ? [] : [isRequired ? 'required' : 'optional']
  return [typeInWords(schema), ...isOptional].join(', ')
}

/** What the reference says of one type, as Markdown. */
export const typePage = (name: string, types: InventoryTypes): string => {
  const type = types[name] ?? {}
  return page([`# ${name}`, type.description, withExample(type, types), fieldList(type, types)])
}

const page = (parts: readonly (string | undefined)[]): string =>
  `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`
