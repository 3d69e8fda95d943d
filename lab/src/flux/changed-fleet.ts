import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fleet as inventory } from '@fleet/validation/fixtures'
import { command } from '../hosts/commands.ts'
import { clusters } from '../trees/clusters.ts'

const start = join(import.meta.dirname, '../../../apps/build/src/start.js')

/** More than the inventory gives it. */
export const rolledOutLimit = '192Mi'

const edited = (): unknown => {
  const { name } = clusters.spoke
  const spoke = inventory.clusters[name]
  const { squoosh, 'it-tools': changed, ...others } = spoke?.workloads ?? {}
  if (!squoosh || !changed) throw new Error(`${name} runs no squoosh and it-tools: choose other services`)
  const limits = { ...changed.resources.limits, memory: rolledOutLimit }
  const workloads = { ...others, 'it-tools': { ...changed, resources: { ...changed.resources, limits } } }
  return { ...inventory, clusters: { ...inventory.clusters, [name]: { ...spoke, workloads } } }
}

/** An edited inventory: on the spoke one service is removed, and another has more memory. */
export const changedFleet = edited()

/** Builds a fleet's trees into a folder, with the real program. @throws with its message */
export const buildTrees = (fleet: unknown, trees: string, stage: string): void => {
  const module = join(stage, 'inventory.ts')
  writeFileSync(module, `export const fleet = ${JSON.stringify(fleet)}\n`)
  command(process.execPath, start, 'build', `--inventory=${module}`, `--out=${trees}`)
}
