import { hashedName } from './names.ts'
import { metadata } from './metadata.ts'
import type { IConfigMap } from './types.ts'

/** A ConfigMap of one file whose name carries its content's hash: Flux makes a new one, and the pods that name it roll. */
export const hashedConfigMap = (of: string, namespace: string, key: string, content: string) =>
  immutable(of, namespace, { [key]: content }, content)

/** The same of several files, by their keys. */
export const hashedFiles = (of: string, namespace: string, data: Readonly<Record<string, string>>) =>
  immutable(of, namespace, data, JSON.stringify(data))

const immutable = (of: string, namespace: string, data: Readonly<Record<string, string>>, content: string) =>
  ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(hashedName(of, content), namespace, { of }),
    immutable: true,
    data,
  }) satisfies IConfigMap
