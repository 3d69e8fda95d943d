import { styleText } from 'node:util'
import { suggestion } from '@fleet/model/suggestion'
import { RULE_DOCS, rulePage } from '@fleet/validation'
import { UsageError } from './usage-error.ts'

/** The page of a rule in docs/rules, for a terminal. @throws UsageError where no rule has this id */
export const explain = (id: string): string => {
  const rule = RULE_DOCS.find((page) => page.id === id)
  if (!rule)
    throw new UsageError(
      `there is no rule ${id}`,
      suggestion(
        id,
        RULE_DOCS.map((page) => page.id),
      ),
    )
  return rulePage(rule).replaceAll(/^#+ .*$/gm, (title) =>
    styleText('bold', title, { stream: process.stdout }),
  )
}
