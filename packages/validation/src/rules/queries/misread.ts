import type { Breach } from '../../values/breach.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { askedIn } from '../../telemetry/questions/asked.ts'
import type { Language } from '../../queries/read-query.ts'

/** What the stores would refuse of the queries in one language. */
export const misreadQueries =
  (language: Language, words: Pick<Breach, 'consequence' | 'mend'>) =>
  (fleet: FleetView): readonly Breach[] => {
    const { questions, read } = askedIn(fleet)
    return questions
      .filter((question) => question.language === language)
      .flatMap((question) => {
        const found = read(question)
        if (found.ok) return []
        const { spot, where } = question
        return found.mistakes.map(({ offset, what }) => ({
          at: { ...spot, offset: (spot.offset ?? 0) + offset },
          what: `${where}: ${what}`,
          ...words,
        }))
      })
  }
