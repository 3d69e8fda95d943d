import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'

/** A key of a ConfigMap. */
export interface ConfigMapFile {
  readonly name: string
  readonly key: string
}

/** A container in its pod. */
interface Mounting {
  readonly container: IContainer
  readonly pods: { readonly spec: Pick<IPodSpec, 'volumes'> }
}

/** The keys of ConfigMaps that are, by a container's mounts, a file of it. */
export const configMapFilesAt = ({ container, pods }: Mounting, file: string): readonly ConfigMapFile[] =>
  (container.volumeMounts ?? []).flatMap(({ name, mountPath, subPath }) => {
    const configMap = (pods.spec.volumes ?? []).find((one) => one.name === name)?.configMap
    const key = fileWithin(mountPath, subPath, file)
    if (!configMap?.name || key === undefined) return []
    return [{ name: configMap.name, key: configMap.items?.find(({ path }) => path === key)?.key ?? key }]
  })

const fileWithin = (mountPath: string, subPath: string | undefined, file: string): string | undefined => {
  if (file === mountPath) return subPath
  return file.startsWith(`${mountPath}/`) ? file.slice(mountPath.length + 1) : undefined
}
