import { parseAst } from 'rolldown/parseAst'
import type { Schema } from './schema.ts'

type Statement = ReturnType<typeof parseAst>['body'][number]
type Declaration = NonNullable<Extract<Statement, { type: 'ExportNamedDeclaration' }>['declaration']>
type Member = Extract<Declaration, { type: 'TSInterfaceDeclaration' }>['body']['body'][number]
type Field = Extract<Member, { type: 'TSPropertySignature' }>
type Type = NonNullable<Field['typeAnnotation']>['typeAnnotation']
type Reference = Extract<Type, { type: 'TSTypeReference' }>

const BASIC: Readonly<Partial<Record<Type['type'], Schema>>> = {
  TSStringKeyword: { type: 'string' },
  TSNumberKeyword: { type: 'number' },
  TSBooleanKeyword: { type: 'boolean' },
  TSNullKeyword: { type: 'null' },
  TSAnyKeyword: {},
}

/** Every declaration of a module of the SDK by `module.Name`, as it stands in the generated declarations. */
export const declarationsIn = (module: string, text: string): Readonly<Record<string, Schema>> =>
  Object.fromEntries(
    parseAst(text, { lang: 'dts' }).body.flatMap((statement) =>
      statement.type === 'ExportNamedDeclaration' && statement.declaration
        ? declared(module, statement.declaration).map(([name, schema]) => [`${module}.${name}`, schema])
        : [],
    ),
  )

const declared = (module: string, node: Declaration): (readonly [string, Schema])[] => {
  switch (node.type) {
    case 'TSInterfaceDeclaration':
      return [[node.id.name, shapeOf(module, node.body.body)]]
    case 'TSTypeAliasDeclaration':
      return [[node.id.name, schemaOf(module, node.typeAnnotation)]]
    case 'TSEnumDeclaration': {
      const members = node.body.members.map(
        ({ id, initializer }) => [nameOf(id), valueOf(initializer)] as const,
      )
      return [
        [node.id.name, { enum: members.map(([, value]) => value) }],
        ...members.map(([name, value]) => [`${node.id.name}.${name}`, { enum: [value] }] as const),
      ]
    }
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ id, init }) =>
        id.type === 'Identifier' && init?.type === 'Literal'
          ? [[id.name, { enum: [init.value] }] as const]
          : [],
      )
    default:
      return []
  }
}

const nameOf = (key: object): string => {
  if ('name' in key) return String(key.name)
  if ('value' in key) return String(key.value)
  throw new Error('a name is an identifier or a text')
}

const valueOf = (node: object | null): unknown => {
  if (node && 'value' in node) return node.value
  if (node && 'argument' in node) return -Number(valueOf(node.argument as object))
  throw new Error('a value is a literal, or one below nothing')
}

/** Only data: the SDK's type guards are not part of the model. */
const shapeOf = (module: string, members: readonly Member[]): Schema => {
  const fields = members.filter((member) => member.type === 'TSPropertySignature')
  const required = fields.filter(({ optional }) => !optional).map(({ key }) => nameOf(key))
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [nameOf(field.key), fieldOf(module, field)])),
    // A panel's options are all optional: Grafana has a default for each, against the declarations.
    ...(module === 'dashboard' && required.length > 0 && { required }),
  }
}

const fieldOf = (module: string, { typeAnnotation }: Field): Schema =>
  typeAnnotation ? schemaOf(module, typeAnnotation.typeAnnotation) : {}

const schemaOf = (module: string, node: Type): Schema => {
  const basic = BASIC[node.type]
  if (basic) return basic
  switch (node.type) {
    case 'TSLiteralType':
      return { enum: [valueOf(node.literal)] }
    case 'TSArrayType':
      return { type: 'array', items: schemaOf(module, node.elementType) }
    case 'TSParenthesizedType':
      return schemaOf(module, node.typeAnnotation)
    case 'TSTypeLiteral':
      return shapeOf(module, node.members)
    case 'TSUnionType':
      return unionOf(node.types.map((type) => schemaOf(module, type)))
    case 'TSTypeReference':
      return referenceTo(module, node)
    default:
      throw new Error(`${node.type} is not supported yet`)
  }
}

const unionOf = (schemas: readonly Schema[]): Schema =>
  schemas.every((schema) => schema.enum)
    ? { enum: schemas.flatMap((schema) => schema.enum ?? []) }
    : { anyOf: schemas }

const referenceTo = (module: string, { typeName, typeArguments }: Reference): Schema => {
  if (typeName.type === 'Identifier') {
    const [, value] = typeArguments?.params ?? []
    return typeName.name === 'Record' && value
      ? { type: 'object', additionalProperties: schemaOf(module, value) }
      : { $ref: `${module}.${typeName.name}` }
  }
  if (typeName.type !== 'TSQualifiedName') throw new Error('a reference is a name')
  const [left, right] = [nameOf(typeName.left), nameOf(typeName.right)]
  // `cog` has a base type of which only the marker is declared.
  if (left === 'cog') return {}
  const isModule = left.startsWith(left.charAt(0).toLowerCase())
  return { $ref: isModule ? `${left}.${right}` : `${module}.${left}.${right}` }
}
