import { TextBoxVariableBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { LOG_LEVELS } from '../panels/log-levels.ts'
import { chooseAmong } from '../variables/choose-among.ts'

/** The expression that lines must match. The empty default matches every line. */
export const searchVariable = () =>
  new TextBoxVariableBuilder('search')
    .label('Search')
    .description('A regular expression (RE2), in capital or small letters alike.')
    .defaultValue('')

/** The expression that lines must not match. The empty default hides none. */
export const excludeVariable = () =>
  new TextBoxVariableBuilder('exclude')
    .label('Hide')
    .description('A regular expression (RE2), in capital or small letters alike. Empty, it hides nothing.')
    .defaultValue('')

/** "All" is `.*` here: it filters lines rather than selecting streams, and a line may come without a level. */
export const levelVariable = () => chooseAmong('level', 'Level', LOG_LEVELS, '.*')
