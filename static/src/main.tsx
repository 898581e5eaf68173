import { createRoot } from 'react-dom/client';
import { followTheme } from './host';
import { Root } from './root';
import './shared/page.css';

void followTheme();

const element = document.getElementById('root');
if (element) createRoot(element).render(<Root />);
