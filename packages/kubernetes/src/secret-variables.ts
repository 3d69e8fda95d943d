import type { IContainer } from './types.ts'

interface NamedKeys {
  readonly name: string
  /** The keys of the Secret, by the variables that have them. */
  readonly keyOf: Readonly<Record<string, string>>
}

/** The variables of a container that have keys of a Secret. */
export const secretVariables = ({ name, keyOf }: NamedKeys) =>
  Object.entries(keyOf).map(([variable, key]) => ({
    name: variable,
    valueFrom: { secretKeyRef: { name, key } },
  })) satisfies IContainer['env']
