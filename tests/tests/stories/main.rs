//! The secretary's year as stories: what the office answers when appendices, forms and files
//! come to her desk.

mod appendix_shapes;
mod audiences;
mod backups;
mod bim_son;
mod corrections;
mod deciding;
mod difficulties;
mod directory;
mod doubled;
mod drafts;
mod eight_shapes;
mod forms;
mod frozen;
mod handling;
mod helping;
mod mails;
mod matrix;
mod muong_lat;
mod narrative;
mod pasted;
mod pile;
mod reminding;
mod ruling;
mod senders;
mod sources;
mod stages;
mod statuses;
mod task_page;
mod today;
mod unit_page;
mod units_over_time;
mod watching;
mod wednesday;
mod window;
