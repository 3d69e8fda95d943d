import type { Violation } from '../../values/violation.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { askedIn } from '../../telemetry/questions/asked.ts'
import type { Language } from '../../queries/read-query.ts'

/** What the stores would refuse of the queries in one language. */
export const misreadQueries =
  (language: Language, words: Pick<Violation, 'impact' | 'fix'>) =>
  (fleet: FleetView): readonly Violation[] => {
    const { questions, read } = askedIn(fleet)
    return questions
      .filter((question) => question.language === language)
      .flatMap((question) => {
        const found = read(question)
        if (found.ok) return []
        const { location, where } = question
        return found.errors.map(({ offset, message }) => ({
          location: { ...location, offset: (location.offset ?? 0) + offset },
          message: `${where}: ${message}`,
          ...words,
        }))
      })
  }
