import { CHECKS, checkPage } from '@fleet/doctor'
import { suggestion } from '@fleet/model/suggestion'
import { UsageError } from '../cli/usage-error.ts'
import { boldTitles } from '../cli/bold-titles.ts'

/** The page of a check, for a terminal. @throws UsageError where there is none */
export const explainCheck = (id: string): string => {
  const check = CHECKS.find((one) => one.id === id)
  if (check === undefined)
    throw new UsageError(
      `there is no check "${id}"`,
      suggestion(
        id,
        CHECKS.map((one) => one.id),
      ),
    )
  return boldTitles(checkPage(check))
}
