import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Host } from '../hosts/host.ts'

/** The parts of the names of a container's log folder and file. */
export interface LoggedContainer {
  readonly namespace: string
  readonly pod: string
  /** The pod's uid, or for a static pod the hash of its manifest. */
  readonly uid: string
  readonly container: string
}

/** The log files of one container on its node, as the kubelet and the runtime keep them. */
export interface ContainerLog extends LoggedContainer {
  /** The file that it writes now, in the host. */
  readonly path: () => string
  readonly append: (lines: Uint8Array) => void
  /**
   * The kubelet's rotation of a file of `containerLogMaxSize`: it renames the file, compresses the one renamed before,
   * and the runtime opens a new file. Until then the runtime writes into the renamed one.
   * @param meanwhile the container's lines between renaming and opening
   */
  readonly rotate: (meanwhile?: Uint8Array) => void
  /** The container restarts: its next file has the number of the restart. */
  readonly restart: () => void
}

const compressOlder = (file: string): void => {
  const rotated = new RegExp(`^${basename(file).replace('.', '\\.')}\\.\\d{8}-\\d{6}$`)
  for (const name of readdirSync(dirname(file)).filter((one) => rotated.test(one))) {
    const path = join(dirname(file), name)
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(path)))
    rmSync(path)
  }
}

const rotationTime = (count: number): string => {
  // A second later each time: the kubelet's names have a resolution of one second.
  const time = new Date(Date.now() + count * 1000).toISOString()
  return time.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
}

export const openContainerLog = (host: Pick<Host, 'file'>, container: LoggedContainer): ContainerLog => {
  const { namespace, pod, uid, container: name } = container
  const inHost = join('/var/log/pods', `${namespace}_${pod}_${uid}`, name)
  const folder = host.file(inHost)
  mkdirSync(folder, { recursive: true })
  let restarts = 0
  let rotations = 0
  const file = (): string => join(folder, `${restarts}.log`)
  const append = (lines: Uint8Array): void => {
    appendFileSync(file(), lines)
  }
  return {
    ...container,
    path: () => join(inHost, `${restarts}.log`),
    append,
    rotate: (meanwhile) => {
      compressOlder(file())
      const renamed = `${file()}.${rotationTime(rotations)}`
      rotations += 1
      renameSync(file(), renamed)
      if (meanwhile) appendFileSync(renamed, meanwhile)
      append(new Uint8Array())
    },
    restart: () => {
      restarts += 1
      append(new Uint8Array())
    },
  }
}
