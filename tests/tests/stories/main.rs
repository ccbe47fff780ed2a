//! The secretary's year as stories: what the office answers when appendices, forms and files
//! come to her desk.

mod appendix_shapes;
mod backups;
mod bim_son;
mod deciding;
mod directory;
mod forms;
mod frozen;
mod handling;
mod indicators;
mod mails;
mod matrix;
mod muong_lat;
mod numbers;
mod pasted;
mod pile;
mod reminding;
mod senders;
mod statuses;
mod task_page;
mod today;
mod watching;
mod window;
