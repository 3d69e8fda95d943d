import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { printYaml } from '@fleet/kubernetes'
import { load } from 'js-yaml'
import type { ListEntry } from '@fleet/validation'
import { onDisk } from '../disk/disk-error.ts'
import { textsIn, type Sources } from './sources.ts'
import type { Repository } from './repository.ts'

/** A copy of what builds read, beside the lists that Flux would make. A person's own files are never touched. */
export interface WorkCopy {
  /** Copies files of the repository that are not there yet, lists without what is remote or missing. */
  readonly add: (sources: Sources) => void
  /** Makes a folder with a list of its own, whose paths are from the root of the repository. @returns the folder */
  readonly addList: (list: KustomizeList) => string
  /**
   * Copies a folder once more, with components in its own list, as Flux adds them: its patches change what they bring.
   * @returns the folder
   */
  readonly addComponents: (list: string, components: readonly string[], files: ReadonlySet<string>) => string
  /** Writes the values of a release. @returns the file */
  readonly addValues: (values: unknown) => string
  /** The path in the repository of a file that is named in a folder of a list. */
  readonly pathOf: (folder: string, path: string) => string
  /** A message of kustomize, with the paths of the repository in place of the copy's. */
  readonly inRepository: (message: string) => string
  readonly remove: () => void
}

export interface KustomizeList {
  readonly resources: readonly string[]
  readonly components?: readonly string[]
  readonly [key: string]: unknown
}

/** How the name of a folder's further copy ends. */
const COPY = '.with-components-'
const OF_COPY = /\.with-components-\d+/g

/** Copies nothing before it is asked to. */
export const workCopy = (repository: Repository): WorkCopy => {
  const temporary = onDisk('make', tmpdir(), () => mkdtempSync(join(tmpdir(), 'fleet-render-')))
  const root = join(temporary, 'repository')
  const copied = new Set<string>()
  let lists = 0
  const copy = (path: string, leftOut: readonly ListEntry[]): void => {
    if (copied.has(path)) return
    copied.add(path)
    const target = join(root, path)
    mkdirSync(dirname(target), { recursive: true })
    if (leftOut.length > 0)
      writeFileSync(target, without(leftOut, repository.manifest(path)?.objects[0] ?? {}))
    else repository.copy(path, target)
  }
  return {
    add: ({ files, remote, missing }) => {
      const leftOut = Map.groupBy([...remote, ...missing], ({ list }) => list)
      onDisk('copy files to', root, () => {
        for (const path of files) copy(path, leftOut.get(path) ?? [])
      })
    },
    addList: ({ resources, components, ...list }) => {
      const folder = join(temporary, 'lists', String((lists += 1)))
      const fromList = (path: string): string => relative(folder, join(root, path)) || '.'
      const content = {
        ...list,
        resources: resources.map(fromList),
        ...(components && { components: components.map(fromList) }),
        buildMetadata: ['originAnnotations'],
      }
      onDisk('write', folder, () => {
        mkdirSync(folder, { recursive: true })
        writeFileSync(join(folder, 'kustomization.yaml'), printYaml(content))
      })
      return folder
    },
    addComponents: (list, components, files) => {
      const copyOf = `${dirname(list)}${COPY}${(lists += 1)}`
      onDisk('copy files to', join(root, copyOf), () => {
        copyWithComponents({ root, list, copyOf, components, files })
      })
      return copyOf
    },
    addValues: (values) => {
      const file = join(temporary, `values-${(lists += 1)}.json`)
      onDisk('write', file, () => {
        writeFileSync(file, JSON.stringify(values))
      })
      return file
    },
    pathOf: (folder, path) => relative(root, join(folder, path)).replaceAll('\\', '/').replace(OF_COPY, ''),
    inRepository: (message) =>
      message.replaceAll(`${root}/`, '').replaceAll('../../repository/', '').replaceAll(OF_COPY, ''),
    remove: () => {
      rmSync(temporary, { recursive: true, force: true })
    },
  }
}

/** kustomize fails on a list without any key, which is what can be left of one. */
const without = (leftOut: readonly ListEntry[], list: object): string =>
  printYaml({
    buildMetadata: ['originAnnotations'],
    ...Object.fromEntries(
      Object.entries(list).map(([key, value]) => [
        key,
        Array.isArray(value)
          ? value.filter((one) => !textsIn(one).some((text) => leftOut.some(({ entry }) => entry === text)))
          : value,
      ]),
    ),
  })

interface Further {
  readonly root: string
  readonly list: string
  /** The folder that is made, beside that of the list, so that its lists lead to the same files. */
  readonly copyOf: string
  readonly components: readonly string[]
  readonly files: ReadonlySet<string>
}

const copyWithComponents = ({ root, list, copyOf, components, files }: Further): void => {
  const folder = dirname(list)
  for (const path of files)
    if (path.startsWith(`${folder}/`)) {
      const target = join(root, copyOf, relative(folder, path))
      mkdirSync(dirname(target), { recursive: true })
      copyFileSync(join(root, path), target)
    }
  const own = load(readFileSync(join(root, list), 'utf8')) as { readonly components?: readonly string[] }
  const added = components.map((component) => relative(copyOf, component))
  writeFileSync(
    join(root, copyOf, basename(list)),
    printYaml({ ...own, components: [...(own.components ?? []), ...added] }),
  )
}
