import type { KubernetesObject } from '../trees/committed.ts'

interface Rule {
  readonly apiGroups?: readonly string[]
  readonly resources?: readonly string[]
  readonly nonResourceURLs?: readonly string[]
  readonly verbs: readonly string[]
}

/** One right of an account. */
export interface Right {
  readonly verb: string
  /** `pods`, `nodes/metrics`, `deployments.apps`, or a path of the API itself. */
  readonly on: string
  /** The role with it, as in the tree. */
  readonly role: KubernetesObject
  /** The role without it. */
  readonly withheld: KubernetesObject
}

interface Binding extends KubernetesObject {
  readonly roleRef: { readonly kind: string; readonly name: string }
  readonly subjects: readonly { readonly kind: string; readonly name: string; readonly namespace?: string }[]
}

const isBinding = (object: KubernetesObject): object is Binding => object.kind.endsWith('RoleBinding')

/** A rule split into one verb on one resource each. */
const singly = (rule: Rule): readonly Rule[] => {
  const { verbs, resources = [], apiGroups = [], nonResourceURLs = [] } = rule
  return verbs.flatMap((verb) => [
    ...resources.flatMap((resource) =>
      apiGroups.map((group) => ({ ...rule, apiGroups: [group], resources: [resource], verbs: [verb] })),
    ),
    ...nonResourceURLs.map((url) => ({ nonResourceURLs: [url], verbs: [verb] })),
  ])
}

/** A rule of one verb on one resource has one name. */
const nameOf = ({ apiGroups = [], resources = [], nonResourceURLs = [] }: Rule): string =>
  [...nonResourceURLs, ...resources, ...apiGroups].filter(Boolean).join('.')

const rightsIn = (role: KubernetesObject): readonly Right[] => {
  const rules = (role['rules'] as readonly Rule[]).flatMap(singly)
  return rules.map((rule) => ({
    verb: rule.verbs.join(),
    on: nameOf(rule),
    role,
    withheld: { ...role, rules: rules.filter((other) => other !== rule) },
  }))
}

/** The role that a binding names. @throws where it is missing, for its rights are then unknown */
const boundRole = (
  objects: readonly KubernetesObject[],
  { metadata, roleRef }: Binding,
): KubernetesObject => {
  const role = objects.find(
    (object) =>
      object.kind === roleRef.kind &&
      object.metadata.name === roleRef.name &&
      (object.kind === 'ClusterRole' || object.metadata.namespace === metadata.namespace),
  )
  if (!role) throw new Error(`${metadata.name} binds ${roleRef.kind} ${roleRef.name}, which is not there`)
  return role
}

/** All rights of a service account in some objects, one by one. */
export const rightsOf = (
  objects: readonly KubernetesObject[],
  account: { readonly namespace: string; readonly name: string },
): readonly Right[] =>
  objects
    .filter(isBinding)
    .filter(({ subjects }) =>
      subjects.some(({ name, namespace }) => name === account.name && namespace === account.namespace),
    )
    .flatMap((binding) => rightsIn(boundRole(objects, binding)))
