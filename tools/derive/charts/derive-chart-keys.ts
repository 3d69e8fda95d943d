import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chartFilesOf } from '@fleet/build/chart-source'
import { deriveChart } from '@fleet/charts'
import { definitionLines, schemaFile } from '@fleet/charts/schema-file'
import { toolArguments } from '@fleet/command-line'
import { CHART_CONTRACTS } from '@fleet/validation/chart-contracts'
import { chartLists } from './chart-lists.ts'

const DERIVED = join(import.meta.dirname, '../../../packages/validation/src/schemas/derived')

const { operands } = toolArguments({
  help: `Derives what the rules know of a chart's values and alerts, and lists it among the charts that every user has.

  pnpm derive:chart-keys CHART [FOLDER]

  CHART    NAME@VERSION, oci://HOST/PATH/NAME@VERSION, an archive of helm (.tgz), or the folder of a chart;
           helm pulls what is neither a file nor a folder
  FOLDER   where to write (by default packages/validation/src/schemas/derived)

A fleet's own charts need no change here: the command \`chart add\` writes them beside the fleet.
`,
  operands: [1, 2],
})

const [given = '', folder = DERIVED] = operands
const published = async () => Object.values(CHART_CONTRACTS).map(({ url }) => ({ url }))
const { name, version, values, ruleGroups } = await deriveChart(await chartFilesOf(given, published))

const write = (file: string, text: string): void => {
  const target = join(folder, file)
  writeFileSync(target, text)
  process.stdout.write(`${target}\n`)
}

write(`${name}-${version}.json`, schemaFile(values))
if (Object.keys(ruleGroups).length > 0) write(`${name}-${version}-rules.json`, definitionLines(ruleGroups))
for (const [file, text] of Object.entries(chartLists(readdirSync(folder)))) write(file, text)
