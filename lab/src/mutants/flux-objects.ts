import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { parseAllDocuments } from 'yaml'
import { programFile } from '../engines/engines.ts'
import type { Refusal } from '../checks/refusal.ts'
import type { KubernetesObject } from '../trees/committed.ts'

const run = promisify(execFile)

/** A file of a tree under test. */
export interface TreeFile {
  readonly path: string
  readonly content: string
}

/** Flux' result for the files of one layer: the objects, or kustomize's refusal. */
export interface BuiltLayer {
  readonly objects: readonly KubernetesObject[]
  readonly refusals: readonly Refusal[]
}

/** The layer of a file: what one Flux Kustomization applies. */
export const layerOf = ({ path }: Pick<TreeFile, 'path'>): string => path.split('/')[0] ?? ''

const listing = 'kustomization.yaml'

/** kustomize-controller generates one where a folder has none, with every manifest. */
const kustomizationOf = (files: readonly TreeFile[]): string =>
  JSON.stringify({ resources: files.map(({ path }) => path.slice(path.indexOf('/') + 1)) })

/** As the Go programs read YAML: yes, no, on and off are switches. */
const objectsOfBuild = (text: string): readonly KubernetesObject[] =>
  parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS() as KubernetesObject)

/**
 * Builds a layer of a tree with kustomize, as kustomize-controller does before it applies anything.
 * @param files the layer's files, all of them
 * @param stage a temporary folder for them
 */
export const buildLayer = async (files: readonly TreeFile[], stage: string): Promise<BuiltLayer> => {
  const [first] = files
  if (!first) return { objects: [], refusals: [] }
  const root = mkdtempSync(join(stage, 'layer-'))
  const layer = join(root, layerOf(first))
  try {
    for (const { path, content } of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), content)
    }
    if (!files.some(({ path }) => path === `${layerOf(first)}/${listing}`))
      writeFileSync(join(layer, listing), kustomizationOf(files))
    const { stdout } = await run(programFile('kustomize'), ['build', layer], { maxBuffer: 64 * 1024 * 1024 })
    return { objects: objectsOfBuild(stdout), refusals: [] }
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    const refusal = { program: 'kustomize', what: layerOf(first), says: output.replaceAll(root, '') }
    return { objects: [], refusals: [refusal] }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
