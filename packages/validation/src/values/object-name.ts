import type { Location } from './location.ts'

/**
 * What a finding is about, by cluster, kind and name: `homelab Deployment personal-services/calibre-web`; the file where
 * no object that has a name is meant: `homelab telemetry/kustomization.yaml`; the cluster where no file is meant.
 */
export const objectName = ({ cluster, file, document }: Location): string => {
  const object = document === undefined ? undefined : fieldsOf(file.objects[document])
  const { name, namespace } = fieldsOf(object?.metadata)
  if (file.path === '') return cluster
  if (typeof object?.kind !== 'string' || typeof name !== 'string') return `${cluster} ${file.path}`
  return `${cluster} ${object.kind} ${typeof namespace === 'string' ? `${namespace}/` : ''}${name}`
}

/** A document may be anything before its shape is checked. */
const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
