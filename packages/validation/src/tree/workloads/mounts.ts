import type { Container } from './containers.ts'

/** A container's mounts of volumes. */
export const mountsOf = ({ container }: Container) => container.volumeMounts ?? []

/** Whether a folder lies on a mount. */
export const isWithin = (folder: string, mountPath: string): boolean =>
  folder === mountPath || folder.startsWith(`${mountPath}/`)

/** Whether a volume's content comes from an object: it is not a folder that programs write to. */
export const isOfFiles = ({ pods }: Container, name: string): boolean => {
  const volume = (pods.spec.volumes ?? []).find((one) => one.name === name)
  return (volume?.configMap ?? volume?.secret ?? volume?.projected) !== undefined
}
