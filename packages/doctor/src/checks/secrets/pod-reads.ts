import type { IContainer, IPodSpec } from '@fleet/kubernetes'

/** A Secret, or one key of it, that something reads in its own namespace. */
export interface Read {
  readonly name: string
  /** Nothing where the whole Secret is read. */
  readonly key?: string
  /** Whether images are pulled with it. */
  readonly isForImages?: boolean
}

/** The Secrets that pods cannot start without. */
export const podReads = (pod: IPodSpec): readonly Read[] => [
  ...[...(pod.containers ?? []), ...(pod.initContainers ?? [])].flatMap(containerReads),
  ...(pod.volumes ?? []).flatMap(volumeReads),
  ...(pod.imagePullSecrets ?? []).flatMap(({ name }) =>
    name === undefined ? [] : [{ name, isForImages: true }],
  ),
]

const containerReads = ({ env = [], envFrom = [] }: IContainer): readonly Read[] => [
  ...env.flatMap(({ valueFrom }) => {
    const { name, key, optional } = valueFrom?.secretKeyRef ?? {}
    return name === undefined || optional === true ? [] : [{ name, ...(key !== undefined && { key }) }]
  }),
  ...envFrom.flatMap(({ secretRef: { name, optional } = {} }) =>
    name === undefined || optional === true ? [] : [{ name }],
  ),
]

type Volume = NonNullable<IPodSpec['volumes']>[number]

const volumeReads = ({ secret, projected }: Volume): readonly Read[] => [
  ...filesOf(secret && { ...secret, name: secret.secretName }),
  ...(projected?.sources ?? []).flatMap((source) => filesOf(source.secret)),
]

interface Files {
  readonly name?: string | undefined
  readonly optional?: boolean
  readonly items?: readonly { readonly key: string }[]
}

const filesOf = ({ name, optional, items = [] }: Files = {}): readonly Read[] => {
  if (name === undefined || optional === true) return []
  return items.length === 0 ? [{ name }] : items.map(({ key }) => ({ name, key }))
}
