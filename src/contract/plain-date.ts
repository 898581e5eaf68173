export { daysBetween, isBusinessDay, weekdayOf, WEEKDAYS } from '../domain/plain-date';
