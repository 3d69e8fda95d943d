import { valueAt } from '@fleet/validation'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import type { Read } from './pod-reads.ts'

/** Where objects of Flux name a Secret. */
const REFERENCES: readonly (readonly string[])[] = [
  ['secretRef'],
  ['certSecretRef'],
  ['proxySecretRef'],
  ['verify', 'secretRef'],
  ['sts', 'secretRef'],
  ['decryption', 'secretRef'],
  ['kubeConfig', 'secretRef'],
]

/** What a Secret must have so that Git is read by SSH. */
const SSH_KEYS = ['identity', 'known_hosts']

interface Source {
  readonly kind?: string
  readonly name?: string
  readonly valuesKey?: string
  readonly optional?: boolean
}

interface FluxSpec {
  readonly url?: string
  readonly secretRef?: { readonly name?: string }
  readonly valuesFrom?: readonly Source[]
  readonly postBuild?: { readonly substituteFrom?: readonly Source[] }
}

/** The Secrets that an object of Flux cannot do without. */
export const fluxReads = (object: KubernetesObject): readonly Read[] => {
  const { spec = {} } = object as { readonly spec?: FluxSpec }
  return [
    ...REFERENCES.flatMap((path) => named(valueAt(spec, [...path, 'name']))),
    ...sshReads(spec),
    ...(spec.valuesFrom ?? []).flatMap((source) => sourceReads(source, source.valuesKey ?? 'values.yaml')),
    ...(spec.postBuild?.substituteFrom ?? []).flatMap((source) => sourceReads(source)),
  ]
}

const named = (name: unknown): readonly Read[] => (typeof name === 'string' ? [{ name }] : [])

const sshReads = ({ url = '', secretRef }: FluxSpec): readonly Read[] =>
  url.startsWith('ssh://')
    ? SSH_KEYS.flatMap((key) => named(secretRef?.name).map((read) => ({ ...read, key })))
    : []

const sourceReads = ({ kind, name, optional }: Source, key?: string): readonly Read[] =>
  kind !== 'Secret' || optional === true
    ? []
    : named(name).map((read) => (key === undefined ? read : { ...read, key }))
