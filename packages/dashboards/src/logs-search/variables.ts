import { TextBoxVariableBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { LOG_LEVELS } from '../panels/log-levels.ts'
import { chooseAmong } from '../variables/choose-among.ts'

/** The expression that lines must match. The empty default matches every line. */
export const searchVariable = () =>
  new TextBoxVariableBuilder('search')
    .label('Search')
    .description('A regular expression (RE2), in capital or small letters alike.')
    .defaultValue('')

/** Only empty lines match it, so it hides no content. An empty expression would match, and hide, every line. */
const HIDES_NOTHING = '^$'

/** The expression that lines must not match. */
export const excludeVariable = () =>
  new TextBoxVariableBuilder('exclude')
    .label('Hide')
    .description(`A regular expression (RE2); ${HIDES_NOTHING} hides nothing.`)
    .defaultValue(HIDES_NOTHING)

/** "All" is `.*` here: it filters lines rather than selecting streams, and a line may come without a level. */
export const levelVariable = () => chooseAmong('level', 'Level', LOG_LEVELS, '.*')
