import { jsonSchemaOf, type StructuralSchema } from './structural-schema.ts'

/** The object that defines kinds of custom resources. */
export const DEFINITION = 'apiextensions.k8s.io/v1/CustomResourceDefinition'

/** A CustomResourceDefinition, as far as it is read here. */
export interface Definition {
  readonly metadata: { readonly name: string }
  readonly spec: {
    readonly group: string
    readonly names: { readonly kind: string }
    readonly scope: string
    readonly preserveUnknownFields?: boolean
    readonly versions: readonly DefinedVersion[]
  }
}

interface DefinedVersion {
  readonly name: string
  readonly served: boolean
  readonly schema?: { readonly openAPIV3Schema?: StructuralSchema }
}

/** A kind that a definition lets the API server serve. */
export interface DefinedKind {
  /** `cert-manager.io/v1/Issuer`. */
  readonly id: string
  readonly isClusterScoped: boolean
  readonly schema: object
}

/** The kinds of a definition, in the versions that the API server serves. */
export const kindsDefinedBy = ({ spec }: Definition): readonly DefinedKind[] =>
  spec.versions
    .filter(({ served }) => served)
    .map(({ name, schema }) => ({
      id: `${spec.group}/${name}/${spec.names.kind}`,
      isClusterScoped: spec.scope === 'Cluster',
      schema: objectSchema(spec.preserveUnknownFields ? {} : (schema?.openAPIV3Schema ?? {})),
    }))

/** The metadata of each kind is the same, and a status is the controller's own. */
const objectSchema = (schema: StructuralSchema): object => {
  const { properties, required = [], ...rest } = jsonSchemaOf(schema)
  return {
    ...rest,
    type: 'object',
    properties: {
      ...(properties as object | undefined),
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { $ref: METADATA },
      status: {},
    },
    required: [...new Set(['metadata', ...(required as string[])])],
  }
}

/** From a file of derived kinds. */
export const METADATA = '../kubernetes.json#/$defs/meta~1v1.ObjectMeta'
