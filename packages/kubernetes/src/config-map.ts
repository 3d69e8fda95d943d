import { hashedName } from './names.ts'
import { metadata } from './metadata.ts'
import type { IConfigMap } from './types.ts'

/** A ConfigMap of one file whose name carries its content's hash: Flux makes a new one, and the pods that name it roll. */
export const hashedConfigMap = (of: string, namespace: string, key: string, content: string) =>
  ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(hashedName(of, content), namespace, { of }),
    immutable: true,
    data: { [key]: content },
  }) satisfies IConfigMap
