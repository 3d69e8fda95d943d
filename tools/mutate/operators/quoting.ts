import { isDeepStrictEqual } from 'node:util'
import { readManifest, type RenderedFile } from '@fleet/validation'
import type { Operator, PossibleFault } from '../mutant.ts'
import type { Random } from '../random.ts'

/** A line of YAML that ends with a switch, a number or a text in quotes. */
const SCALAR = /^(?<before>\s*(?:- )?(?:[\w./-]+: )?)(?<value>true|false|[1-9]\d*|'[^']*')$/

export const changeNotation: Operator = {
  id: 'change-notation',
  about: 'quotes that were lost, or a switch or a number as YAML 1.1 has them: yes, off, 010',
  faults: (_, tree, file) =>
    file.content
      .split('\n')
      .flatMap((line, index) => (SCALAR.test(line) ? [renoted(tree.cluster, file, index)] : [])),
}

const renoted = (cluster: string, file: RenderedFile, index: number): PossibleFault => ({
  where: `line ${index + 1}`,
  make: (random) => {
    const lines = file.content.split('\n')
    const { before = '', value = '' } = SCALAR.exec(lines[index] ?? '')?.groups ?? {}
    const other = otherNotation(value, random)
    const read = readManifest(Buffer.from(lines.with(index, before + other).join('\n')))
    return !read.error && isDeepStrictEqual(read.objects, file.objects)
      ? undefined
      : {
          message: `${before.trim()} ${value} → ${other}`,
          changed: { [cluster]: { [file.path]: { path: file.path, ...read } } },
        }
  },
})

const otherNotation = (value: string, random: Random): string => {
  const bare = value.replaceAll("'", '')
  if (/^(?:true|1)$/.test(bare)) return random.one(['yes', 'on', 'y'])
  if (/^(?:false|0)$/.test(bare)) return random.one(['no', 'off', 'n'])
  return value === bare ? `0${bare}` : bare
}
