import { z } from 'zod/mini'
import { checkedString } from '../scalars/checked.ts'
import { named } from '../scalars/described.ts'
import { ConfigPath, FilePath } from '../scalars/names.ts'
import type { InventoryFiles } from './inventory-files.ts'
import { entriesOf, entryOf } from './topology.ts'

const isFilePath = (text: string): text is FilePath => FilePath.safeParse(text).success

const ConfigText = named(
  checkedString(
    (text) => isFilePath(text) || !/^\.{1,2}\/\S*$/.test(text),
    'a file beside the inventory',
    'write its path from the folder of the inventory, such as "./web/config.yaml", or the text itself',
  ),
  'ConfigText',
  {
    description: 'The text of a file, or the path of the file beside the inventory that has it.',
    examples: ['./web/config.yaml'],
  },
)

export const ConfigFiles = z.record(ConfigPath, ConfigText)
export type ConfigFiles = z.output<typeof ConfigFiles>

/** The file beside the inventory that an entry names; nothing where it is the text itself. */
export const fileOf = (text: string): FilePath | undefined => (isFilePath(text) ? text : undefined)

/** The text of each config file, by its path in the container. */
export const configTexts = (
  config: ConfigFiles | undefined,
  files: InventoryFiles,
): readonly (readonly [path: ConfigPath, text: string])[] =>
  entriesOf(config).map(([path, text]) => [path, isFilePath(text) ? (entryOf(files, text) ?? '') : text])
