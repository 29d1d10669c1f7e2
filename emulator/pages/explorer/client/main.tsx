import { createRoot } from 'react-dom/client'
import { Explorer } from './explorer'
import { label } from './labels'
import { language } from './language'
import './styles/tokens.css'
import './styles/layout.css'
import './styles/controls.css'
import './styles/phone.css'
import './styles/timeline.css'
import './styles/span.css'
import './styles/environments.css'
import './styles/workbench.css'
import './styles/detail.css'
import './styles/forms.css'
import './styles/panels.css'

document.documentElement.lang = language
document.title = label.title

const place = document.getElementById('explorer')
if (place) createRoot(place).render(<Explorer />)
