import { EXIT } from '../cli/exit-code.ts'
import { UsageError } from '../cli/usage-error.ts'
import { command } from './command.ts'

export const explain = command({
  name: 'explain',
  about: 'print what a field of the inventory means, or what a rule demands and why',
  operands: 'FIELD|RULE',
  options: {},
  examples: [
    ['clusters.NAME.storageClass', 'a field of the inventory, with NAME for any name'],
    ['storageClass', 'the same, by the last name'],
    ['WorkloadInput', 'a type of the inventory'],
    ['no-missing-port', 'a rule'],
  ],
  read: (_, subjects): string => {
    const [subject, ...others] = subjects
    if (subject === undefined || others.length > 0)
      throw new UsageError(
        '`explain` takes one field or rule',
        'name one, such as clusters.NAME.storageClass',
      )
    return subject
  },
  run: async (subject) => {
    const { explain: pageOf } = await import('../cli/explain.ts')
    process.stdout.write(pageOf(subject))
    return EXIT.ok
  },
})
