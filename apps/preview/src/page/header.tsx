import { IconButton, TextLink } from '@grafana/ui'
import { rememberTheme, THEME } from './runtime/boot-data.ts'

/** Where the page is, and how it looks. */
export const Header = ({ title }: { readonly title?: string }) => (
  <header className="preview-header">
    <TextLink href="/" external={false} color="secondary">
      Dashboards
    </TextLink>
    {title !== undefined && <span>› {title}</span>}
    <IconButton
      name="adjust-circle"
      tooltip={`Show it ${OTHER_THEME}`}
      aria-label={`Show it ${OTHER_THEME}`}
      onClick={changeTheme}
    />
  </header>
)

const OTHER_THEME = THEME === 'dark' ? 'light' : 'dark'

const changeTheme = (): void => {
  rememberTheme(OTHER_THEME)
  const address = new URL(location.href)
  address.searchParams.delete('theme')
  location.assign(address)
}
